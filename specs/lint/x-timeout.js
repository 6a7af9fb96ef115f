export default () => ({
  Operation(operation, { report, location }) {
    const timeout = operation["x-timeout"];
    if (!Number.isInteger(timeout) || timeout <= 0) {
      report({ message: "x-timeout must be a positive integer (milliseconds)", location: location.child("x-timeout") });
    }
  },
});
