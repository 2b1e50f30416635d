export interface RulesetOptions {
  environment: string
  json: boolean
}
