import { z } from "zod";
import { signUpBody } from "./body.ts";

const problemContent = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

/** The API described for programs, OpenAPI 3.1. The body schema is the one that requests are checked with. */
export function openApiDocument(baseUrl: string) {
  return {
    openapi: "3.1.0",
    info: { title: "Handslag", version: "1", description: "Sign-ups for trainings as a promise both sides can rely on." },
    servers: [{ url: `${baseUrl}/api/v1` }],
    paths: {
      "/organisations/{org}/sessions/{session}": {
        get: {
          operationId: "getSession",
          summary: "A session with its places, price, conditions and fingerprint",
          parameters: [...sessionParameters, { name: "lang", in: "query", schema: { enum: ["nl", "en"] } }],
          responses: { 200: { description: "The session", content: anyJson }, 404: refused("session-unknown") },
        },
      },
      "/organisations/{org}/sessions/{session}/sign-ups": {
        post: {
          operationId: "signUp",
          summary: "Sign up: a deal when there are places, the waiting list when there are none",
          parameters: [
            ...sessionParameters,
            {
              name: "Idempotency-Key",
              in: "header",
              required: true,
              description: "The same key with the same body gives the first answer again",
              schema: { type: "string", minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: { required: true, content: { "application/json": { schema: bodySchema } } },
          responses: {
            201: { description: "Decided: `outcome` is `deal` or `waiting`", content: { "application/json": { schema: answerSchema } } },
            400: refused("idempotency-key-missing, not-json"),
            404: refused("session-unknown"),
            409: refused("session-closed, session-full, changed (with `order` where a payment plan was chosen for this customer: its `fingerprint` orders it), credit-… and discount-… (the code does not hold: order without it)"),
            413: refused("body-too-large"),
            429: refused("credit-too-many-tries, discount-too-many-tries"),
            422: refused("invalid, too-many-places, idempotency-key-reused"),
          },
        },
      },
      "/deals/{code}": {
        get: {
          operationId: "getDeal",
          summary: "A deal, for whoever has its secret",
          security: [{ dealSecret: [] }],
          parameters: [{ name: "code", in: "path", required: true, schema: { type: "string" } }],
          responses: { 200: { description: "The deal", content: anyJson }, 404: refused("deal-unknown") },
        },
      },
    },
    components: {
      securitySchemes: { dealSecret: { type: "http", scheme: "bearer", description: "The secret from the deal's address" } },
      schemas: {
        Problem: {
          type: "object",
          required: ["type", "title", "status", "code"],
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            status: { type: "integer" },
            code: { type: "string", description: "Stable; the words may change" },
          },
        },
      },
    },
  };
}

const anyJson = { "application/json": { schema: { type: "object" } } };

const sessionParameters = [
  { name: "org", in: "path", required: true, schema: { type: "string" } },
  { name: "session", in: "path", required: true, description: "The id, or course~session", schema: { type: "string" } },
];

const { $schema: _, ...bodySchema } = z.toJSONSchema(signUpBody, { io: "input" });

const answerSchema = {
  type: "object",
  required: ["outcome", "signUpId", "code", "secret", "url"],
  properties: {
    outcome: { enum: ["deal", "waiting"] },
    signUpId: { type: "string" },
    dealId: { type: "string" },
    code: { type: "string" },
    secret: { type: "string" },
    url: { type: "string", format: "uri" },
    ahead: { type: "integer", description: "Places in line before this one" },
  },
};

function refused(codes: string) {
  return { description: `Refused; codes: ${codes}`, content: problemContent };
}
