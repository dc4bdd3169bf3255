// Names of the files of a release, put in by tools/bundle-web.mjs.
declare const PORTICO_FILES: { wasm: string; css: string; contract: number; all: string[]; version: string } | undefined;
