import { type Attributes, context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/** Does nothing unless the operator loads an OpenTelemetry SDK, for example by `--import`. */
const tracer = () => trace.getTracer('vauban');

/** Runs work inside a span that ends with it; an error is recorded by its name and thrown on. Attributes hold ids, no content. */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span that the caller ends; `inside` runs what shall be below it. */
export function openSpan(
  name: string,
  attributes: Attributes,
  parent = context.active(),
): { span: Span; inside: (work: () => void) => void } {
  const span = tracer().startSpan(name, { attributes }, parent);
  return { span, inside: (work) => context.with(trace.setSpan(parent, span), work) };
}

function markFailed(span: Span, error: unknown): void {
  const name = error instanceof Error ? error.name : 'Error';
  span.setAttribute('error.type', String((error as { code?: unknown } | null)?.code ?? name));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
