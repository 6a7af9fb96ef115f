// Without this field, Prism checks 3.1 documents as draft-07 and silently skips keywords.
const wanted = "https://json-schema.org/draft/2020-12/schema";

export default () => ({
  Root(root, { report, location }) {
    if (root.jsonSchemaDialect !== wanted) {
      report({ message: `jsonSchemaDialect must be ${wanted}`, location: location.child("jsonSchemaDialect") });
    }
  },
});
