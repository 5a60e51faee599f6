import { SCANNERS } from '../../registry.ts';
import { serve } from './serve.ts';

await serve(SCANNERS);
