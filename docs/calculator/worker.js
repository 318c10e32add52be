// Runs the library in the reader's browser, away from the page so that the page never waits. Nothing leaves it.
const runtime = new URL("runtime/", self.location.href);
const counted = new Map(); // bytes fetched of each file
let sizes = {};
let said = 0;

function tell(always) {
  const total = Object.values(sizes).reduce((sum, one) => sum + one, 0);
  const loaded = [...counted.values()].reduce((sum, one) => sum + one, 0);
  if (always || loaded - said > total / 100) {
    said = loaded;
    self.postMessage({ type: "progress", loaded: Math.min(loaded, total), total });
  }
}

// Every fetch is counted as it arrives, those that Pyodide makes by itself among them.
const plainFetch = self.fetch.bind(self);
self.fetch = async (request, options) => {
  const response = await plainFetch(request, options);
  const name = new URL(typeof request === "string" ? request : request.url || request.href).pathname.split("/").pop();
  if (!response.ok || !response.body || !(name in sizes)) return response;
  const counter = new TransformStream({
    transform(chunk, out) {
      counted.set(name, (counted.get(name) || 0) + chunk.byteLength);
      tell(false);
      out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { status: response.status, headers: response.headers });
};

async function bytes(name) {
  const response = await self.fetch(new URL(name, runtime).href);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

async function load(expected) {
  const { "holidays.zip": _later, "mermaid.js": _picture, "pyodide.asm.mjs": _code, "pyodide.mjs": _loader, ...first } = expected;
  sizes = first;
  const packages = bytes("packages.zip");
  const { loadPyodide } = await import(new URL("pyodide.mjs", runtime).href);
  const python = await loadPyodide({ indexURL: runtime.href });
  python.unpackArchive(await packages, "zip", { extractDir: "/library" });
  tell(true);
  python.runPython("import sys; sys.path.insert(0, '/library')");
  return { python, answer: python.pyimport("calculator.answer") };
}

async function loadHolidays({ python }) {
  python.unpackArchive(await bytes("holidays.zip"), "zip", { extractDir: "/library" });
  python.runPython("import importlib; importlib.invalidate_caches()");
}

let library;
let holidays;

async function ask(request) {
  const loaded = await library;
  const text = JSON.stringify(request);
  try {
    return loaded.answer.handle(text);
  } catch (error) {
    // Years without published bank holidays need the package that predicts them.
    if (!String(error).includes("No module named 'holidays'")) throw error;
    holidays ??= loadHolidays(loaded);
    await holidays;
    return loaded.answer.handle(text);
  }
}

self.onmessage = async ({ data }) => {
  if (data.type === "load") {
    library = load(data.sizes);
    library.then(
      () => self.postMessage({ type: "ready" }),
      (error) => self.postMessage({ type: "failed", text: String(error) }),
    );
    return;
  }
  try {
    self.postMessage({ type: "answer", id: data.id, answer: JSON.parse(await ask(data.request)) });
  } catch (error) {
    self.postMessage({ type: "answer", id: data.id, error: String(error) });
  }
};
