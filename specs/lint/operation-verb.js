import { isReceived } from "./helpers.js";

const verbs = ["list", "get", "create", "update", "createOrUpdate", "delete", "resend", "count", "check"];
const pattern = new RegExp(`^(?:${verbs.join("|")})(?:[A-Z][a-z0-9]+)+$`);

// One verb per kind of operation, whatever the vendor calls it.
export default () => ({
  Operation(operation, { report, location }) {
    if (isReceived(location)) return;
    if (operation.operationId !== undefined && !pattern.test(operation.operationId)) {
      report({
        message: `operationId "${operation.operationId}" must be one of ${verbs.join(", ")} and a noun`,
        location: location.child("operationId"),
      });
    }
  },
});
