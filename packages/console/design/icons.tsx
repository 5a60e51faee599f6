import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

function Strokes({ size = 16, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const FolderIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M1.8 4.2v8.3h12.4V5.4H7.6L6.2 3.6H1.8z" />
  </Strokes>
);
export const ListIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M5.5 4h8.7M5.5 8h8.7M5.5 12h8.7M2 4h.6M2 8h.6M2 12h.6" />
  </Strokes>
);
export const ChartIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M2 2.4v11.2h12M5.2 10.8V8M8.4 10.8V4.6M11.6 10.8V6.6" />
  </Strokes>
);
export const QueueIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M2 3.8l1.2 1.2L5.4 2.8M2 11.4l1.2 1.2 2.2-2.2M8 4h6.2M8 11.6h6.2" />
  </Strokes>
);
export const GearIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="8" cy="8" r="2.1" />
    <path d="M8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4" />
  </Strokes>
);
export const PersonIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="8" cy="5.2" r="2.7" />
    <path d="M2.7 13.8c.6-2.7 2.7-4 5.3-4s4.7 1.3 5.3 4" />
  </Strokes>
);
export const SunIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1v1.3M8 13.7V15M1 8h1.3M13.7 8H15M3.1 3.1l.9.9M12 12l.9.9M12.9 3.1l-.9.9M4 12l-.9.9" />
  </Strokes>
);
export const MoonIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M13.6 9.8A6 6 0 0 1 6.2 2.4a6 6 0 1 0 7.4 7.4z" />
  </Strokes>
);
export const ScreenIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M1.8 2.8h12.4v8H1.8zM5.5 13.6h5M8 10.8v2.8" />
  </Strokes>
);
export const SearchIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="7" cy="7" r="4.3" />
    <path d="M10.3 10.3 14 14" />
  </Strokes>
);
export const FilterIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M1.8 3.6h12.4M4.2 8h7.6M6.6 12.4h2.8" />
  </Strokes>
);
export const MenuIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M2 4h12M2 8h12M2 12h12" />
  </Strokes>
);
export const CloseIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />
  </Strokes>
);
export const ChevronIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Strokes>
);
export const UpIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="m3.5 10 4.5-4.5L12.5 10" />
  </Strokes>
);
export const DownIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="m3.5 6 4.5 4.5L12.5 6" />
  </Strokes>
);
export const BranchIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="4.5" cy="3.5" r="1.6" />
    <circle cx="4.5" cy="12.5" r="1.6" />
    <circle cx="11.5" cy="4.5" r="1.6" />
    <path d="M4.5 5.1v5.8M11.5 6.1c0 2.6-2.6 3.2-5.6 4.2" />
  </Strokes>
);
export const CommitIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="8" cy="8" r="2.5" />
    <path d="M1.5 8h4M10.5 8h4" />
  </Strokes>
);
export const ClockIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.5V8l2.3 1.5" />
  </Strokes>
);
export const PlusIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M8 3v10M3 8h10" />
  </Strokes>
);
export const CopyIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3" />
  </Strokes>
);
export const CheckIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="m3 8.5 3.2 3.2L13 4.8" />
  </Strokes>
);
export const KeyIcon = (props: IconProps) => (
  <Strokes {...props}>
    <circle cx="5" cy="10.5" r="3" />
    <path d="m7.2 8.3 5.9-5.9M10.7 4.8l2 2" />
  </Strokes>
);
export const BellIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M3 11.5h10c-1-1-1.3-2-1.3-4.3a3.7 3.7 0 0 0-7.4 0C4.3 9.5 4 10.5 3 11.5zM6.6 13.8h2.8" />
  </Strokes>
);
export const LetterIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M1.8 3.5h12.4v9H1.8zM2 4l6 4.8L14 4" />
  </Strokes>
);
export const BookIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M3 2.5h8.5a1.5 1.5 0 0 1 1.5 1.5v9.5H4.5A1.5 1.5 0 0 1 3 12zM3 12a1.5 1.5 0 0 1 1.5-1.5H13" />
  </Strokes>
);
export const PulseIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M1.5 8.5h3L6.5 3l3 10 2-4.5h3" />
  </Strokes>
);
export const LeaveIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3" />
  </Strokes>
);
export const DownloadIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11" />
  </Strokes>
);
export const FlameIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M8 1.5c.5 2.5 4 4 4 7.8A4.1 4.1 0 0 1 8 13.8a4.1 4.1 0 0 1-4-4.3c0-1.6.8-2.7 1.7-3.6.2 1 .7 1.6 1.3 1.8C6.7 5.4 7 3.3 8 1.5z" />
  </Strokes>
);
export const ScalesIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M8 2v12M4.5 14h7M2.5 4.5h11M4 4.5 2 9.5h4zM12 4.5l-2 5h4z" />
  </Strokes>
);

export const BoxIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M8 1.8 13.6 5v6L8 14.2 2.4 11V5zM2.4 5 8 8.2 13.6 5M8 8.2v6" />
  </Strokes>
);
export const RocketIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M6 10c-.8-2.7.6-6 3.6-8.2 1 3.4.9 6.2-.6 8.2zM6 10l-2.8.6 1-3.4 1.9-.9M9 10l2.6 1.8.3-3.5-1.6-1.1M6.6 12.4v2M8.6 12.4v1.2" />
  </Strokes>
);
export const EyeIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="M1.4 8C3 5 5.3 3.6 8 3.6S13 5 14.6 8C13 11 10.7 12.4 8 12.4S3 11 1.4 8z" />
    <circle cx="8" cy="8" r="2" />
  </Strokes>
);
export const StarIcon = (props: IconProps) => (
  <Strokes {...props}>
    <path d="m8 1.9 1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z" />
  </Strokes>
);

/** The mark: a star fort seen from above. */
export function FortMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--accent-fill)" />
      <path
        d="M16 4.5l3.4 6.8 7.5-1.1-5.3 5.4 3.4 6.8-6.8-3.4L16 26.5l-2.2-7.5L7 22.4l3.4-6.8-5.3-5.4 7.5 1.1z"
        fill="#fff"
      />
      <path d="m16 13.2 2.7 1.9-1 3.1h-3.4l-1-3.1z" fill="var(--accent-fill)" />
    </svg>
  );
}
