// An example says "mina.okafor@example.com", not "string".
const placeholder = /^(?:string|text|foo|bar|lorem ipsum.*|todo|tbd|xxx+)$/i;

function walk(value, path, found) {
  if (typeof value === "string" && placeholder.test(value)) found.push(path);
  if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      if (placeholder.test(key)) found.push([...path, key]);
      walk(child, [...path, key], found);
    }
  }
  return found;
}

export default () => ({
  Example(example, { report, location }) {
    for (const path of walk(example.value, ["value"], [])) {
      report({ message: "an example must be realistic, not a placeholder", location: location.child(path) });
    }
  },
});
