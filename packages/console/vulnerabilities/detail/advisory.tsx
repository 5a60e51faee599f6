import type { Schemas } from '../../client/client.ts';
import { OutwardLink } from '../../design/outward-link.tsx';
import { Fact, Facts, Panel } from '../../design/page.tsx';
import { visible } from '../../design/text.ts';
import { When } from '../../design/when.tsx';
import styles from './detail.module.css';

const EXPLOITED = new Map<boolean | 'unknown', string>([
  [true, 'yes (CISA KEV)'],
  [false, 'not known'],
  ['unknown', 'unknown: the catalogue was not there'],
]);

const EXPLOITS = {
  attacked: 'used in attacks',
  functional: 'one that works is public',
  'proof-of-concept': 'a proof of concept is public',
  unreported: 'none is known',
  unknown: 'unknown: nobody was asked',
} as const;

/** The world's knowledge about a component. */
export function AdvisoryPanel({ advisory }: { advisory: Schemas['Advisory'] | undefined }) {
  if (advisory === undefined) return null;
  const { id, aliases, summary, score, cvss, exploited, ransomware, dueDate, published, modified, urls } = advisory;
  const { epss, exploit, threatScore, environmentalScore } = advisory;
  return (
    <Panel title="Advisory" note={[id, ...aliases].map((name) => visible(name)).join(', ')}>
      <div className={styles.stack}>
        {summary === '' ? null : <p className={styles.summary}>{visible(summary, { lines: true })}</p>}
        <Facts>
          <Fact name="Exploited">{EXPLOITED.get(exploited) ?? 'unknown'}</Fact>
          {ransomware === true ? <Fact name="Ransomware">used in campaigns</Fact> : null}
          {dueDate === undefined ? null : <Fact name="Due">{visible(dueDate)}</Fact>}
          {exploit === undefined ? null : (
            <Fact name="Exploit">
              {EXPLOITS[exploit.level]}
              {exploit.source === undefined ? '' : ` (${visible(exploit.source)})`}
            </Fact>
          )}
          {epss === undefined ? null : (
            <Fact name="EPSS">
              {epss === 'unknown'
                ? 'unknown: the data was not there'
                : `${percent(epss.probability)} within 30 days, more than ${percent(epss.percentile)} of all (${visible(epss.date)})`}
            </Fact>
          )}
          {score === undefined ? null : (
            <Fact name="CVSS">
              {score}
              {threatScore === undefined ? '' : `, ${threatScore} by the threat`}
              {environmentalScore === undefined ? '' : `, ${environmentalScore} in this environment`}
            </Fact>
          )}
          {cvss.length === 0 ? null : (
            <Fact name="Vector">
              <code>{visible(cvss.join(' '))}</code>
            </Fact>
          )}
          {published === undefined ? null : (
            <Fact name="Published">
              <When time={published} />
            </Fact>
          )}
          {modified === undefined ? null : (
            <Fact name="Changed">
              <When time={modified} />
            </Fact>
          )}
        </Facts>
        {urls.length === 0 ? null : (
          <ul className={styles.links}>
            {urls.slice(0, 20).map((url) => (
              <li key={url}>
                <OutwardLink address={url} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

/** `0.04 %`, `97 %` of a share. */
function percent(share: number): string {
  const value = share * 100;
  return `${value < 10 ? value.toFixed(value < 1 ? 2 : 1) : Math.round(value)} %`;
}
