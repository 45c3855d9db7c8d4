import { z } from 'zod';
import { RouteRule } from '../../../shared/domain/routing.ts';

/** Which leads are routed – those chosen, those of an import, else the pool – and by which rule where not by the owner's. */
export const routeAddress = z.object({
  leads: z.array(z.int()).min(1).max(5000).optional().catch(undefined),
  batch: z.int().optional().catch(undefined),
  rule: RouteRule.optional().catch(undefined),
  /** The lead the panel shows. */
  open: z.int().optional().catch(undefined),
});
