import { Problem } from '../http/problem/problems.ts';

const pending = async (): Promise<never> => {
  throw new Problem('busy', 'This part of the server is being built.');
};

export const PENDING = {
  listDecisions: pending,
  exportVex: pending,
  listTeams: pending,
  createTeam: pending,
  changeTeam: pending,
  removeTeam: pending,
  readQueue: pending,
  listViews: pending,
  createView: pending,
  removeView: pending,
  previewBulk: pending,
  changeBulk: pending,
  undoBulk: pending,
  exportVulnerabilities: pending,
};
