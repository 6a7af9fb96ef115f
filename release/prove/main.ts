// `pnpm release:prove`: proves the packages before they are published, or with --published afterwards. See README.md.
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { tryPublished } from "./try-published.ts";
import { tryTarballs } from "./try-tarballs.ts";

const { values } = optionsOf("pnpm release:prove [--smoke | --published]", {
  options: { smoke: { type: "boolean", default: false }, published: { type: "boolean", default: false } },
});
process.exitCode = values.published ? await tryPublished() : await tryTarballs(values.smoke);
