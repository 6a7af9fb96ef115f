import { isText } from "./helpers.js";

// Below an `x-review` mark, scripts/spec-lint/review.ts turns some problems into warnings. It looks for marks in these places only,
// and a mark says what to review.
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
