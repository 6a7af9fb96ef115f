const verbs = ["list", "get", "create", "update", "createOrUpdate", "delete", "resend", "count", "check"];
const pattern = new RegExp(`^(?:${verbs.join("|")})(?:[A-Z][a-z0-9]+)+$`);

export default () => ({
  Operation(operation, { report, location }) {
    if (!pattern.test(operation.operationId ?? "")) {
      report({
        message: `operationId "${operation.operationId}" must be camelCase: one of ${verbs.join(", ")} and a noun`,
        location: location.child("operationId"),
      });
    }
  },
});
