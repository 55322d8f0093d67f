import type { Context, MiddlewareHandler } from "hono";

/** Refuses a form in parts that is not whole. Whoever reads it afterwards reads what was read here. */
export function wholeForm(refuse: (c: Context) => Response | Promise<Response>): MiddlewareHandler {
  return async (c, next) => {
    const type = c.req.header("content-type") ?? "";
    if (!/^multipart\/form-data\b/i.test(type)) return next();
    try {
      await c.req.formData();
    } catch (error) {
      if (error instanceof TypeError) return refuse(c);
      throw error;
    }
    return next();
  };
}
