// Security is declared once, at the root, where `[]` says that calls need none; tokens are never an ordinary parameter.
export default () => ({
  Root(root, { report, location }) {
    const declared = Array.isArray(root.security);
    if (!declared || root.security.some((requirement) => Object.keys(requirement).length === 0)) {
      report({
        message: "the root needs `security`, without an empty alternative; `security: []` if calls need none",
        location: location.child("security"),
      });
    }
  },
  Operation(operation, { report, location }) {
    if ("security" in operation) {
      report({ message: "security belongs to the root, not to an operation", location: location.child("security") });
    }
  },
  Parameter(parameter, { report, location }) {
    if (parameter.in === "header" && parameter.name?.toLowerCase() === "authorization") {
      report({ message: "Authorization is a security scheme, not a parameter", location: location.child("name") });
    }
  },
});
