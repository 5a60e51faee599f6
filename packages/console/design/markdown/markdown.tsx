import { CodeBlock } from '../code.tsx';
import { OutwardLink } from '../outward-link.tsx';
import { visible } from '../text.ts';
import { type Block, blocksOf } from './blocks.ts';
import styles from './markdown.module.css';
import { type Span, spansOf } from './spans.ts';

function Inline({ span }: { span: Span }) {
  const text = visible(span.text);
  if (span.kind === 'code') return <code className={styles.code}>{text}</code>;
  if (span.kind === 'strong') return <strong>{text}</strong>;
  if (span.kind === 'emphasis') return <em>{text}</em>;
  if (span.kind === 'link') return <OutwardLink address={span.address}>{text}</OutwardLink>;
  return text;
}

function Text({ text }: { text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the spans of one text never move
  return spansOf(text).map((span, index) => <Inline key={index} span={span} />);
}

function Part({ block }: { block: Block }) {
  if (block.kind === 'code') return <CodeBlock text={block.text} />;
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Text text={block.text} />
      </p>
    );
  }
  if (block.kind === 'heading') {
    const Heading = block.level <= 2 ? 'h2' : 'h3';
    return (
      <Heading>
        <Text text={block.text} />
      </Heading>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List className={styles.list}>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items never move
        <li key={index}>
          <Text text={item} />
        </li>
      ))}
    </List>
  );
}

/** Markdown as elements: no HTML of it is ever obeyed, links go to http and https only. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
        <Part key={index} block={block} />
      ))}
    </div>
  );
}
