import { isReceived } from "./helpers.js";

// What the table and the types are keyed by.
export default () => ({
  Operation(operation, { report, location }) {
    if (isReceived(location)) return;
    if (!/^[a-z][a-zA-Z0-9]*$/.test(operation.operationId ?? "")) {
      report({
        message: `operationId "${operation.operationId}" must be camelCase`,
        location: location.child("operationId"),
      });
    }
  },
});
