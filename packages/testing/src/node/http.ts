export { type ServedHttp, type ServeOptions, serve } from "./serve.js";
