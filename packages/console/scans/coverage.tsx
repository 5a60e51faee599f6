import { Badge } from '../design/badge.tsx';
import { Fact, Facts } from '../design/page.tsx';
import { bytes, counted, number, visible } from '../design/text.ts';
import { When } from '../design/when.tsx';
import type { WholeScan } from './queries.ts';
import styles from './scan.module.css';

type Coverage = WholeScan['coverage'];

/** In one line: how much was looked at, with what, and how much was not. */
export function CoverageLine({ coverage }: { coverage: Coverage }) {
  const blocking = coverage.gaps.filter((gap) => gap.class === 'blocking' && gap.accepted === undefined).length;
  return (
    <p className="quiet">
      {counted(coverage.files.looked, 'file')} looked at ({bytes(coverage.files.bytes)}) on{' '}
      {coverage.scope.surfaces.length === 0 ? 'no surface' : coverage.scope.surfaces.join(', ')};{' '}
      {coverage.gaps.length === 0 ? 'no gap' : counted(coverage.gaps.length, 'gap')}
      {blocking === 0 ? '' : `, ${number(blocking)} blocking`}.
    </p>
  );
}

/** What a scan looked at: scope, scanners and the age of their data. */
export function CoverageFacts({ coverage: { scope, scanners, data, files } }: { coverage: Coverage }) {
  const paths = [
    ...scope.paths,
    ...scope.include.map((glob) => `+ ${glob}`),
    ...scope.exclude.map((glob) => `− ${glob}`),
  ];
  return (
    <Facts>
      <Fact name="Files">
        {number(files.looked)} ({bytes(files.bytes)})
      </Fact>
      <Fact name="Paths">
        <code>{visible(paths.join('  '))}</code>
      </Fact>
      <Fact name="Scanners">
        <ul className={styles.lines}>
          {scanners.map(({ id, version, surface, ruleCount }) => (
            <li key={id}>
              {visible(`${id} ${version}`)} <span className="faint">{surface === id ? '' : surface}</span>{' '}
              {ruleCount > 0 ? <Badge>{counted(ruleCount, 'rule')}</Badge> : null}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name="Data">
        <ul className={styles.lines}>
          {data.length === 0 ? <li className="faint">none was needed</li> : null}
          {data.map(({ name, revision, newest }) => (
            <li key={name}>
              {name === 'kev' ? 'exploited (KEV)' : name}{' '}
              {newest === null ? <Badge tone="unproven">missing</Badge> : <When time={newest} />}{' '}
              {revision === null ? null : <code className="faint">{visible(revision.slice(0, 16))}</code>}
            </li>
          ))}
        </ul>
      </Fact>
    </Facts>
  );
}
