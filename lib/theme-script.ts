// Apart from theme.ts, so that no script that browsers fetch holds it a second time.

/**
 * The script that sets `data-theme` on <html>, from the stored choice or the device. It stands in the page itself, runs
 * before the first paint, and stays: what is chosen here or in another tab, and a change of the device, reach it as
 * events. While the colours change nothing fades, or every element would at its own pace.
 */
export const THEME_SCRIPT = `(()=>{
let dark=matchMedia("(prefers-color-scheme: dark)"),chosen;
try{chosen=localStorage.getItem("turnout-theme")}catch{}
let set=()=>{document.documentElement.dataset.theme=/^(light|dark)$/.test(chosen)?chosen:dark.matches?"dark":"light"},
change=()=>{let root=document.documentElement;root.dataset.themeChanges="";set();getComputedStyle(root).color;setTimeout(()=>{delete root.dataset.themeChanges},1)};
set();
dark.addEventListener("change",change);
addEventListener("storage",e=>{if(e.key==="turnout-theme"||e.key===null){chosen=e.newValue;change()}})
})()`.replaceAll("\n", "");
