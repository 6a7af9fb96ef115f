// How a CommonJS program runs the suite: `require()` of ES modules, in Node from 20.19.
const aveva = require("@invitation-clients/aveva-identity");
const kantata = require("@invitation-clients/kantata-ox");
const { runSmoke } = require("./suite/smoke.js");

runSmoke({ kantata, aveva }, JSON.parse(process.argv[2])).then((results) => {
  console.log(`RESULT ${JSON.stringify(results)}`);
});
