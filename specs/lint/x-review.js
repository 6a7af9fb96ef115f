import { isText } from "./helpers.js";

// Where it stands, scripts/spec-lint/review.ts makes warnings of what a stranger's spec cannot satisfy. So it stands where
// it is looked for, and says what is to be reviewed.
export default () => ({
  any(node, { report, location }) {
    if (typeof node !== "object" || node === null || !("x-review" in node)) return;
    const entries = [node["x-review"]].flat();
    if (entries.length === 0 || !entries.every(isText)) {
      report({ message: "x-review must be a text or a list of texts", location: location.child("x-review") });
    }
    if (!/^#\/(?:info|paths\/[^/]+\/[a-z]+)$/.test(location.pointer)) {
      report({ message: "x-review belongs to `info` or to an operation", location: location.child("x-review") });
    }
  },
});
