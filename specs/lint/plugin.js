import closedRequests from "./closed-requests.js";
import consistentEnvelopes from "./consistent-envelopes.js";
import descriptions from "./descriptions.js";
import dialect from "./dialect.js";
import errorsModelled from "./errors-modelled.js";
import examplesOfAll from "./examples-of-all.js";
import headerExamples from "./header-examples.js";
import namedExamples from "./named-examples.js";
import noPlaceholder from "./no-placeholder.js";
import openResponses from "./open-responses.js";
import openapi31 from "./openapi-3-1.js";
import operationId from "./operation-id.js";
import operationVerb from "./operation-verb.js";
import securityByScheme from "./security-by-scheme.js";
import sources from "./sources.js";
import xEffect from "./x-effect.js";
import xEffectWhen from "./x-effect-when.js";
import xPagination from "./x-pagination.js";
import xRateLimitGroup from "./x-rate-limit-group.js";
import xReview from "./x-review.js";
import xTimeout from "./x-timeout.js";

export default () => ({
  id: "invitation",
  rules: {
    oas3: {
      "closed-requests": closedRequests,
      "consistent-envelopes": consistentEnvelopes,
      descriptions,
      dialect,
      "errors-modelled": errorsModelled,
      "examples-of-all": examplesOfAll,
      "header-examples": headerExamples,
      "named-examples": namedExamples,
      "no-placeholder": noPlaceholder,
      "open-responses": openResponses,
      "openapi-3-1": openapi31,
      "operation-id": operationId,
      "operation-verb": operationVerb,
      "security-by-scheme": securityByScheme,
      sources,
      "x-effect": xEffect,
      "x-effect-when": xEffectWhen,
      "x-pagination": xPagination,
      "x-rate-limit-group": xRateLimitGroup,
      "x-review": xReview,
      "x-timeout": xTimeout,
    },
  },
});
