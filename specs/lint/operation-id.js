import { isReceived } from "./helpers.js";

// The operation table and the types have it as their key.
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
