import { isJson, isText, resolved } from "./helpers.js";

// Contract tests and the demo run on the examples, so every JSON body, sent or received, has named ones.
export default () => ({
  MediaType(media, ctx) {
    const mediaType = String(ctx.key);
    if (!isJson(mediaType)) return;
    const examples = Object.entries(media.examples ?? {});
    if (examples.length === 0) {
      ctx.report({
        message: "a JSON body needs at least one named example under `examples`",
        location: ctx.location.key(),
      });
    }
    for (const [name, entry] of examples) {
      const example = resolved(entry, ctx);
      const location = ctx.location.child(["examples", name]);
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        ctx.report({ message: `example name "${name}" must be kebab-case`, location });
      if (!isText(example?.summary)) ctx.report({ message: `example "${name}" needs a summary`, location });
      if (!example || !("value" in example)) ctx.report({ message: `example "${name}" needs a value`, location });
    }
  },
});
