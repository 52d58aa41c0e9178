/** Which of the jobs that happen by themselves (jobs/) have not succeeded for too long. */
export interface JobWatch {
  late(): readonly string[];
}
