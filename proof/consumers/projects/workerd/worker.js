import { smoke } from "./entry.js";

export default {
  async test(_controller, env) {
    console.log(`RESULT ${JSON.stringify(await smoke(env.STAGE))}`);
  },
};
