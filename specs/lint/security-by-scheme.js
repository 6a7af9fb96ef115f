// Security is declared once, at the root; tokens are never an ordinary parameter.
export default () => ({
  Root(root, { report, location }) {
    const some = Array.isArray(root.security) && root.security.length > 0;
    if (!some || root.security.some((requirement) => Object.keys(requirement).length === 0)) {
      report({
        message: "the root needs `security`, without an empty alternative",
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
