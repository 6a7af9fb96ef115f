export default () => ({
  Root(root, { report, location }) {
    if (root.openapi !== "3.1.0") report({ message: "openapi must be 3.1.0", location: location.child("openapi") });
  },
});
