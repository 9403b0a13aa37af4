export function loadEnvFiles(): void;
