/** Why something was not done; read out as it comes. */
export function DeedProblem({ problem }: { problem: string | null }) {
  return (
    <div class="form-problem" role="alert">
      {problem !== null && <p class="problem">{problem}</p>}
    </div>
  );
}
