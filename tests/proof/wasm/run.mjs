// Runs a module under CPython compiled to WebAssembly: node run.mjs CHECKOUT WHEELS MODULE [ARGUMENT ...]
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const [checkout, wheels, module, ...argv] = process.argv.slice(2);
const kept = ["TZ", "HYPOTHESIS_PROFILE"].filter((name) => name in process.env).map((name) => [name, process.env[name]]);
const python = await loadPyodide({
  env: { HOME: "/tmp", PYTHONDONTWRITEBYTECODE: "1", ...Object.fromEntries(kept) },
  stdout: (line) => console.log(line),
  stderr: (line) => console.error(line),
});
for (const name of readdirSync(wheels)) {
  python.unpackArchive(new Uint8Array(readFileSync(join(wheels, name))), "zip", { extractDir: "/site-packages" });
}
python.FS.mkdirTree("/checkout");
python.FS.mount(python.FS.filesystems.NODEFS, { root: checkout }, "/checkout");
python.globals.set("given", python.toPy([module, ...argv]));
process.exitCode = python.runPython(`
import os, runpy, sys
os.chdir("/checkout")
sys.argv = list(given)
sys.path[:0] = ["/checkout", "/site-packages"]
def run():
    try:
        runpy.run_module(given[0], run_name="__main__", alter_sys=True)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0
run()
`);
