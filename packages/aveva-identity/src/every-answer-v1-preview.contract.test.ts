import { PREVIEW } from "./test-support/contract-methods.js";
import { describeContract } from "./test-support/describe-contract.js";

await describeContract("v1-preview", PREVIEW);
