import { GAP_KINDS, type JudgedGap, type Report } from '@vauban/domain';
import { blocks, gapOverview, gapPlace } from '../overview/gaps.ts';
import { counted } from '../text/amounts.ts';
import type { Level } from './level.ts';
import { artifact, plain } from './location.ts';

/** Beyond this many, the gaps of a kind are summed up in one notification. */
const MAX_EACH = 200;

interface Notification {
  descriptor?: { id: string };
  level: Level;
  message: { text: string };
  locations?: { physicalLocation: { artifactLocation: ReturnType<typeof artifact> } }[];
}

/** One notification for each gap: blocking ones are errors, loud ones warnings, the rest notes. */
export function notifications({ coverage: { gaps } }: Report): Notification[] {
  const { loud, quiet } = gapOverview(gaps);
  return [...loud, ...quiet].flatMap((group) => {
    const shown = group.gaps.slice(0, MAX_EACH).map(notification);
    const left = group.gaps.length - shown.length;
    if (left > 0)
      shown.push(
        cutNotice(`${counted(left, 'more gap')} of kind ${group.kind} (${group.says}); the JSON report lists all.`),
      );
    return shown;
  });
}

function notification(gap: JudgedGap): Notification {
  const place = gapPlace(gap);
  const accepted = gap.accepted ? ` (accepted until ${gap.accepted.until}: ${gap.accepted.reason})` : '';
  const amount = (gap.count ?? 1) > 1 ? ` (${counted(gap.count ?? 1, 'entry', 'entries')})` : '';
  return {
    descriptor: { id: gap.kind },
    level: levelOf(gap),
    message: { text: plain(`${gap.message}${amount}${accepted}`) },
    ...(place !== undefined && { locations: [{ physicalLocation: { artifactLocation: artifact(place) } }] }),
  };
}

function levelOf(gap: JudgedGap): Level {
  if (blocks(gap)) return 'error';
  if (gap.accepted) return 'note';
  return GAP_KINDS[gap.kind].loud ? 'warning' : 'note';
}

/** What the change would alter in the policy, and which suppressions are of no use any more. */
export function configurationNotifications({ policy, unused }: Report): Notification[] {
  const told = (sentences: readonly string[], level: Level) =>
    sentences.slice(0, MAX_EACH).map((text): Notification => ({ level, message: { text: plain(text) } }));
  return [...told(policy.changes, 'warning'), ...told(unused, 'note')];
}

/** Says what this file leaves out. */
export function cutNotice(text: string): Notification {
  return { level: 'warning', message: { text } };
}

/** The kinds of gaps that occur, as descriptors. */
export function notificationDescriptors({ coverage: { gaps } }: Report) {
  const kinds = [...new Set(gaps.map((gap) => gap.kind))].sort();
  return kinds.map((kind) => ({ id: kind, shortDescription: { text: GAP_KINDS[kind].says } }));
}
