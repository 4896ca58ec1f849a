// Runs a script of a workflow as actions/github-script does, against a GitHub that only answers and takes notes.
// In: {script, payload, answers: {"pulls.list": …}} on stdin. Out: the notes, as a list of [name, arguments].
import { createRequire } from "node:module";
import { stdin } from "node:process";

let asked = "";
for await (const piece of stdin) {
  asked += piece;
}
const { script, payload, answers } = JSON.parse(asked);
const notes = [];
const rest = new Proxy({}, {
  get: (_, room) => new Proxy({}, {
    get: (_, name) => async (given) => {
      notes.push([`${room}.${String(name)}`, given]);
      return { data: answers[`${room}.${String(name)}`] ?? [] };
    },
  }),
});
const github = { rest, paginate: async (method, given) => (await method(given)).data };
const core = { info: () => {}, setFailed: (message) => notes.push(["failed", { message }]) };
const context = { repo: { owner: "bakers", repo: "bread" }, payload };
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
await new AsyncFunction("github", "context", "core", "require", script)(
  github, context, core, createRequire(import.meta.url),
);
console.log(JSON.stringify(notes));
