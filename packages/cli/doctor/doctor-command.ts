import type { Program } from '../command/program.ts';

export function addDoctorCommand(program: Program): void {
  program.root
    .command('doctor')
    .description('Check what Vauban needs here, and show which configuration holds.')
    .argument('[folder]', 'the folder that would be scanned', '.')
    .option('--json', 'as JSON, for scripts')
    .addHelpText('after', '\nExample:\n  $ vauban doctor\n')
    .action(
      program.action(async (folder: string, flags: { json?: boolean }) => {
        const { runDoctor } = await import('./doctor.ts');
        return await runDoctor(folder, flags.json === true, program.version);
      }),
    );
}
