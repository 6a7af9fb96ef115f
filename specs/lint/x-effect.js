import { isReceived } from "./helpers.js";

// By its effect, the client decides whether a call may be repeated.
const effects = ["read", "replace", "send"];

export default () => ({
  Operation(operation, { report, location, key }) {
    if (isReceived(location)) return;
    const effect = operation["x-effect"];
    if (!effects.includes(effect)) {
      report({ message: `x-effect must be one of ${effects.join(", ")}`, location: location.child("x-effect") });
    }
    const reading = key === "get" || key === "head";
    if (effects.includes(effect) && reading !== (effect === "read")) {
      report({
        message: `x-effect "${effect}" does not fit ${String(key).toUpperCase()}`,
        location: location.child("x-effect"),
      });
    }
  },
});
