// Apart from theme.ts, so that no script that browsers fetch holds it a second time.

/**
 * The script that sets `data-theme` on <html>, from the stored choice or the device. It is inline, runs
 * before the first paint, and stays: a choice here or in another tab, and a change of the device, reach it as
 * events. Transitions are off while the colours change, because each element would fade at its own pace.
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
