/** Lists that rows name by `@`. Verbs are given by `~` in all their forms. */
export const WORD_LISTS: Readonly<Record<string, string>> = {
  users:
    'user users customer customers client clients merchant merchants people everyone everybody visitor visitors tenant tenants shopper shoppers player players subscriber subscribers patient patients guest guests passenger passengers member members student students seller sellers buyer buyers driver drivers',
  trouble:
    'error errors errored 5xx timeout timeouts exception exceptions failure failures outage crash crashes crashloop crashloops crashloopbackoff oom ooms oomkilled issue issues problem problems alert alerts alarm alarms symptom symptoms fault faults spike spikes incident disconnects trouble',
  faults:
    'error errors 5xx timeout timeouts exception exceptions failure failures crash crashes fault faults spike spikes disconnects',
  metric:
    'latency latencies p50 p90 p95 p99 p999 cpu memory mem ram heap load lag delay queue backlog errors error timeouts 5xx rate queues iowait replication disk connections retries age depth rt response-time rps utilization usage saturation time',
  rising:
    'rising climbing growing increasing spiking rises climbs grows increases climbed grew increased jumped jumps exploding skyrocketing elevated spiked exhausted saturated',
  falling:
    'falling dropping decreasing declining draining shrinking falls drops decreases dropped fell decreased declined drained recovering improving clearing subsiding subsided easing improved improves clears',
  broken:
    'down broken failing dead unavailable unreachable offline crashing crashed hanging hung stuck erroring failed dropping flapping degraded unresponsive inaccessible throttled blocked',
  well: 'normal green healthy operational nominal stable fine ok okay good baseline functional available',
  team: 'team dba dbas sre sres vendor provider support manager lead cto director security network networking infra platform owner owners management engineer engineers devs developers dev oncall on-call expert experts legal colleague colleagues',
  provider:
    'aws gcp azure google cloudflare fastly akamai stripe twilio auth0 okta github heroku vercel netlify datadog sendgrid mailgun adyen paypal digitalocean hetzner ovh vendor provider upstream carrier isp braintree klarna snowflake mongodb-atlas openai supplier partner third-party',
  able: 'login log sign check signin checkout pay access reach load connect open send upload download place order book search save see use submit create register publish deploy print scan start join call view complete buy transfer withdraw read write resolve fetch receive process update reset refresh play stream schedule edit delete export import authenticate play watch',
  doubt:
    'maybe perhaps possibly probably likely suspect suspects suspected suspecting suspicion might may seems seem seemingly apparently guess guessing think believe assume presumably could hypothesis theory smells potentially looks appears',
};
