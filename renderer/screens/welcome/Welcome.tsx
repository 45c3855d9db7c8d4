import './welcome.css';
import { Button, Progress } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { useJobs } from '../../shell/jobs.ts';
import { counted } from '../../text/counted.ts';
import { Questions } from './Questions.tsx';
import { sampleJob } from './sampleJob.ts';

/** The first start: look around in a sample agency, or answer four questions. */
export function Welcome(): ReactNode {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const running = useJobs().find(({ name }) => name === sampleJob);
  const fill = useAct(api.demo.fill, {
    said: ({ clients, contracts, leads }) =>
      `The sample agency is open: ${clients} clients, ${contracts} contracts, ${counted(leads, 'lead')}`,
  });
  const open = async (): Promise<void> => {
    if ((await fill.act({ job: sampleJob })) !== undefined) await navigate({ to: '/' });
  };
  useEffect(() => {
    document.title = 'Welcome · Tallyproof';
  }, []);
  if (asking) return <Questions onBack={() => setAsking(false)} />;
  const share = running === undefined || running.whole === null ? 0 : (running.done / running.whole) * 100;
  return (
    <main className="welcome">
      <h1>Welcome to Tallyproof</h1>
      <p className="quiet">
        The desk of an agency that is paid by result. Everything stays in one encrypted file on this computer; no
        network is needed.
      </p>
      {fill.busy || running !== undefined ? (
        <section className="welcome-filling" aria-live="polite">
          <h2>Writing three months of believable work</h2>
          <Progress value={share} size="lg" transitionDuration={0} aria-label="Sample agency" />
          <p className="quiet">
            {running === undefined || running.whole === null
              ? 'Beginning…'
              : `Day by day: ${running.done} of ${running.whole}`}
          </p>
        </section>
      ) : (
        <div className="welcome-choices">
          <section aria-labelledby="welcome-sample">
            <h2 id="welcome-sample">Look around first</h2>
            <p>
              Six clients, eight contracts and three months of leads, meetings, disputes and invoices. All of it is made
              up. It lives in this data folder: for your own work, start with an empty one.
            </p>
            <Button size="md" autoFocus onClick={() => void open()}>
              Open the sample agency
            </Button>
          </section>
          <section aria-labelledby="welcome-own">
            <h2 id="welcome-own">Start with your own</h2>
            <p>
              Four questions: your agency, your name, your first client, and how you are paid. Everything can be changed
              later.
            </p>
            <Button size="md" variant="default" onClick={() => setAsking(true)}>
              Set up mine
            </Button>
          </section>
        </div>
      )}
      {!fill.busy && running === undefined && (
        <p className="quiet">
          Have it all written down already? <Link to="/setup">Begin with a setup file</Link>.
        </p>
      )}
    </main>
  );
}
