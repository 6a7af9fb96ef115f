import { isReceived } from "./helpers.js";

export default () => ({
  Operation(operation, { report, location }) {
    if (isReceived(location)) return;
    const timeout = operation["x-timeout"];
    if (!Number.isInteger(timeout) || timeout <= 0) {
      report({ message: "x-timeout must be a positive integer (milliseconds)", location: location.child("x-timeout") });
    }
  },
});
