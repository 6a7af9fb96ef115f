import { isReceived, isText } from "./helpers.js";

export default () => ({
  Operation(operation, { report, location }) {
    if (isReceived(location)) return;
    const group = operation["x-rate-limit-group"];
    if (!isText(group) || (group !== "general" && group !== operation.operationId)) {
      report({
        message: 'x-rate-limit-group must be "general" or the operationId',
        location: location.child("x-rate-limit-group"),
      });
    }
  },
});
