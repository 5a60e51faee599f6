import { Checkbox, Switch } from '@mantine/core';
import { useState } from 'react';

/** What people can be told of, in the order in which it matters. */
const EVENTS: readonly { kind: string; says: string }[] = [
  { kind: 'watch.exploited', says: 'Something that runs is exploited now' },
  { kind: 'watch.affected', says: 'A new advisory names something that runs' },
  { kind: 'watch.worse', says: 'An advisory got worse' },
  { kind: 'watch.withdrawn', says: 'An advisory was withdrawn' },
  { kind: 'vulnerability.opened', says: 'A scan opened vulnerabilities' },
  { kind: 'vulnerability.came-back', says: 'Vulnerabilities came back' },
  { kind: 'vulnerability.gone', says: 'Vulnerabilities are gone' },
  { kind: 'vulnerability.withdrawn', says: 'Vulnerabilities were withdrawn' },
  { kind: 'vulnerability.reassessed', says: 'The world thinks otherwise of vulnerabilities' },
  { kind: 'decision.made', says: 'Somebody decided' },
  { kind: 'decision.ended', says: 'A decision was ended' },
  { kind: 'decision.expired', says: "A decision's last day is over" },
  { kind: 'scan.recorded', says: 'A scan was recorded' },
  { kind: 'release.recorded', says: 'A release was recorded' },
  { kind: 'release.deployed', says: 'A release runs somewhere' },
  { kind: 'release.retired', says: 'A release left somewhere' },
];

/** Everything, or some kinds; `eventsIn` reads the form. */
export function EventFields({ chosen }: { chosen: readonly string[] }) {
  const [everything, setEverything] = useState(chosen.includes('*'));
  return (
    <fieldset className="form" style={{ border: 0, padding: 0 }}>
      <legend className="hidden-visually">Events</legend>
      <Switch
        name="everything"
        label="Everything that happens"
        checked={everything}
        onChange={({ currentTarget: { checked } }) => setEverything(checked)}
      />
      {everything
        ? null
        : EVENTS.map(({ kind, says }) => (
            <Checkbox key={kind} name="event" value={kind} label={says} defaultChecked={chosen.includes(kind)} />
          ))}
    </fieldset>
  );
}

/** Kinds that a form asks for; empty when none was chosen. */
export function eventsIn(form: FormData): string[] {
  return form.has('everything') ? ['*'] : form.getAll('event').map(String);
}
