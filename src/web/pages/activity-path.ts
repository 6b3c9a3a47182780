/** The address of an activity's page. */
export function activityPath(campaign: string, activity: string): string {
  return `/campaigns/${campaign}/activities/${activity}`
}
