// Written by scripts/wire from the Go types. Do not edit.

export interface PeopleHall {
  listed: number;
  present: number;
  waiting?: number;
  capacities?: Record<string, number>;
}

export interface PeoplePerson {
  id: string;
  name?: string;
  capacity: string;
  companion_of?: string;
  device?: string;
  table?: number;
  card?: number;
  prepared?: boolean;
  needs?: string[];
  waiting?: boolean;
  present?: boolean;
  left?: boolean;
  leaves?: string;
}

export interface PeopleList {
  id: string;
  capacity: string;
  name?: string;
  votes?: boolean;
  companion_of?: string;
  device?: string;
  needs?: string[];
}

export interface PeopleKnock {
  id: string;
  name?: string;
  capacity?: string;
}

export interface PeopleLetIn {
  id: string;
  capacity: string;
}

export interface PeopleArrive {
  people?: string[];
}

export interface PeopleLeave {
  people?: string[];
}

export interface PeopleLeaveAt {
  people?: string[];
  time?: string;
}

export interface PeopleSeat {
  id: string;
  device: string;
  table?: number;
  card?: number;
}

export interface PeopleAddAtDoor {
  id: string;
  name?: string;
  capacity: string;
  device: string;
}

export interface PeopleTakeBack {
  id: string;
}

export interface PeopleName {
  name: string;
}

export interface PeopleErase {
  id: string;
}

export interface PreparePromise {
  who?: string;
  when?: string;
  mandate?: string;
  money?: string;
}

export interface PrepareMeeting {
  title: string;
  municipality?: string;
  question: string;
  date?: string;
  place?: string;
  language?: string;
  promise?: PreparePromise;
  method?: string;
  secrecy?: string;
  deciding?: string[];
  ends?: string;
  repairs?: number;
  to_group?: boolean;
  example?: boolean;
  phase: string;
  version?: number;
  digest?: string;
  reason?: string;
}

export interface PrepareTheme {
  id: string;
  title: string;
}

export interface PrepareClarification {
  question: string;
  answer: string;
  by: string;
}

export interface PrepareFrameworkShown {
  id: string;
  kind: string;
  text: string;
  formal?: string;
  explanation?: string;
  fits_example?: string;
  fails_example?: string;
  owner?: string;
  source?: string;
  measure?: string;
  unit?: string;
  min?: string;
  max?: string;
  over?: string;
  version: number;
  clarifications: PrepareClarification[];
  order: number;
  soft: boolean;
}

export interface PrepareItem {
  id: string;
  title: string;
  station: string;
  minutes: number;
  view?: string;
  script?: string;
}

export interface PrepareAim {
  capacity: string;
  number: number;
}

export interface PrepareSetStyle {
  colour?: string;
}

export interface PrepareSetLogo {
  png?: string;
  alt?: string;
}

export interface PrepareSetQuoting {
  ideas?: boolean;
}

export interface PrepareFormerShown {
  origin: string;
  meeting: string;
  title: string;
  code: string;
  supersedes?: boolean;
}

export interface PrepareQuestion {
  id: string;
  text: string;
  answer?: string;
}

export interface PrepareSetMeeting {
  title: string;
  municipality?: string;
  question: string;
  date?: string;
  place?: string;
  language?: string;
  promise?: PreparePromise;
  method?: string;
  secrecy?: string;
  deciding?: string[];
  ends?: string;
  repairs?: number;
  to_group?: boolean;
  example?: boolean;
}

export interface PrepareSetTheme {
  id: string;
  title: string;
}

export interface PrepareDropTheme {
  id: string;
}

export interface PrepareSetFramework {
  id: string;
  kind: string;
  text: string;
  formal?: string;
  explanation?: string;
  fits_example?: string;
  fails_example?: string;
  owner?: string;
  source?: string;
  measure?: string;
  unit?: string;
  min?: string;
  max?: string;
  over?: string;
}

export interface PrepareDropFramework {
  id: string;
}

export interface PrepareSetAgenda {
  items: PrepareItem[];
}

export interface PrepareSetInvitations {
  aims: PrepareAim[];
}

export interface PrepareSetQuestions {
  questions: PrepareQuestion[];
}

export interface PrepareContinue {
  origin: string;
  meeting: string;
  title: string;
  code: string;
}

export interface PrepareSupersede {
  supersedes: boolean;
}

export interface PrepareLock {
}

export interface PrepareText {
  id: string;
  kind: string;
  text: string;
  formal?: string;
  explanation?: string;
  fits_example?: string;
  fails_example?: string;
  owner?: string;
  source?: string;
  measure?: string;
  unit?: string;
  min?: string;
  max?: string;
  over?: string;
}

export interface PrepareRenew {
  reason: string;
  frameworks: PrepareText[];
}

export interface PrepareOpen {
}

export interface PrepareClarify {
  framework: string;
  question: string;
  answer: string;
  by: string;
}

export interface MeetNow {
  item?: string;
  since?: number;
  view: string;
  focus?: string;
  paused: boolean;
  paused_at?: number;
  until?: string;
  at?: string;
  ends?: string;
  town_out?: number;
  private?: number;
  over?: boolean;
  broken?: number;
  think?: number;
}

export interface MeetOut {
  since: number;
}

export interface MeetGoTo {
  item: string;
}

export interface MeetShow {
  view: string;
  focus?: string;
}

export interface MeetPause {
}

export interface MeetResume {
}

export interface MeetPutAway {
  until?: string;
  date?: string;
  time?: string;
  ends?: string;
}

export interface MeetSendTownOut {
}

export interface MeetLetTownBack {
}

export interface MeetBeginPrivate {
}

export interface MeetEndPrivate {
}

export interface MeetBreakPrivate {
}

export interface MeetThink {
  seconds: number;
}

export interface MeetStopThinking {
}

export interface PracticeRound {
  number: number;
  open: boolean;
  choices: string[];
  answered?: number;
  counts?: Record<string, number>;
}

export interface PracticeTurnout {
  present: number;
  answered: number;
}

export interface PracticeVoter {
  person: string;
  via: string;
}

export interface PracticeMine {
  choice: string;
  via: string;
}

export interface PracticeOpen {
}

export interface PracticeAnswer {
  choice: string;
}

export interface PracticeClose {
}

export interface FloorTurn {
  person: string;
  turns: number;
}

export interface FloorList {
  speaking?: string;
  waiting: FloorTurn[];
}

export interface FloorShare {
  capacity: string;
  present: number;
  turns: number;
}

export interface FloorMine {
  speaking: boolean;
}

export interface FloorAsk {
}

export interface FloorTakeBack {
}

export interface FloorGive {
  person: string;
}

export interface FloorDone {
}

export interface TablesShown {
  number: number;
  theme?: string;
  seats: number;
  sits?: number;
}

export interface TablesSeated {
  number: number;
  theme?: string;
  names?: string[];
  cards?: number[];
  others?: number;
}

export interface TablesLayout {
  round: number;
  draft: boolean;
  next?: boolean;
  at?: Record<string, number>;
}

export interface TablesApart {
  rule: string;
  people: string[];
}

export interface TablesGuest {
  id: string;
  theme?: string;
  show_name?: boolean;
  hosts?: number;
}

export interface TablesSpot {
  device: string;
  table?: number;
}

export interface TablesTable {
  number: number;
  theme?: string;
  seats: number;
}

export interface TablesSetUp {
  tables: TablesTable[];
}

export interface TablesWish {
  theme?: string;
  show_name?: boolean;
}

export interface TablesHost {
  table: number;
  person?: string;
}

export interface TablesLayOut {
  next?: boolean;
  everybody?: boolean;
}

export interface TablesPlace {
  person: string;
  table?: number;
}

export interface TablesFix {
}

export interface TablesDiscard {
}

export interface TablesSeatLate {
  people?: string[];
}

export interface TablesKeepApart {
  person: string;
  other: string;
  together?: boolean;
}

export interface TablesStand {
  device?: string;
  table?: number;
}

export interface CaseworkQuestion {
  id: string;
  text: string;
}

export interface CaseworkShown {
  id: string;
  title: string;
  story: string;
  questions: CaseworkQuestion[];
  order: number;
  tables: number[];
  revealed: boolean;
}

export interface CaseworkNoteShown {
  id: string;
  nr: number;
  case: string;
  question: string;
  table: number;
  text: string;
  gone?: boolean;
}

export interface CaseworkTableShown {
  table: number;
  case: string;
  done: boolean;
}

export interface CaseworkTold {
  id: string;
  title: string;
  story: string;
  questions: CaseworkQuestion[];
}

export interface CaseworkMine {
  table: number;
  done: boolean;
  case: CaseworkTold;
}

export interface CaseworkWrite {
  id: string;
  title: string;
  story: string;
  questions: CaseworkQuestion[];
}

export interface CaseworkDrop {
  id: string;
}

export interface CaseworkGive {
  case?: string;
  tables: number[];
}

export interface CaseworkNote {
  id: string;
  table: number;
  question: string;
  text: string;
}

export interface CaseworkRewrite {
  id: string;
  text: string;
}

export interface CaseworkTakeBack {
  id: string;
}

export interface CaseworkFinish {
  table: number;
  done: boolean;
}

export interface CaseworkReveal {
  case: string;
}

export interface IdeasCounts {
  recognise: number;
  important: number;
  question: number;
  careful: number;
}

export interface IdeasCard {
  id: string;
  nr: number;
  theme: string;
  text: string;
  gone?: boolean;
  cluster?: string;
  into?: string;
  table?: number;
  case?: string;
  state?: string;
  reason?: string;
  before?: boolean;
  counts?: IdeasCounts;
}

export interface IdeasGroup {
  id: string;
  theme: string;
  title: string;
  gone?: boolean;
  table?: number;
  count: number;
}

export interface IdeasBoard {
  theme: string;
  revealed: boolean;
  locked: boolean;
  count: number;
}

export interface IdeasAlike {
  id: string;
  ideas: string[];
}

export interface IdeasOfNote {
  note: string;
  idea: string;
  theme: string;
}

export interface IdeasMine {
  id: string;
  theme: string;
  text: string;
  gone?: boolean;
  state: string;
  cluster?: string;
  title?: string;
  into?: string;
  reason?: string;
}

export interface IdeasMyReactions {
  id: string;
  kinds: string[];
}

export interface IdeasAdd {
  id: string;
  theme: string;
  text: string;
}

export interface IdeasEdit {
  id: string;
  text: string;
}

export interface IdeasWithdraw {
  id: string;
}

export interface IdeasPutBack {
  id: string;
}

export interface IdeasReact {
  id: string;
  kind: string;
  on: boolean;
}

export interface IdeasAddNote {
  id: string;
  theme: string;
  note: string;
}

export interface IdeasSeed {
  id: string;
  theme: string;
  text: string;
}

export interface IdeasReveal {
  theme: string;
}

export interface IdeasRelease {
  id: string;
}

export interface IdeasCluster {
  id: string;
  theme: string;
  title: string;
  ideas: string[];
}

export interface IdeasRenameCluster {
  id: string;
  title: string;
}

export interface IdeasPut {
  ideas: string[];
  cluster?: string;
}

export interface IdeasMerge {
  into: string;
  ideas: string[];
}

export interface IdeasSplitBack {
  id: string;
}

export interface IdeasMove {
  ideas: string[];
  theme: string;
}

export interface IdeasHide {
  ideas: string[];
  reason: string;
}

export interface IdeasRestore {
  ideas: string[];
}

export interface IdeasLock {
  theme: string;
}

export interface IdeasUnlock {
  theme: string;
}

export interface IdeasTakeOut {
  idea: string;
  date: string;
}

export interface ProposeWords {
  title: string;
  text: string;
  lead?: string;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
}

export interface ProposeLeadShown {
  asked?: boolean;
  said?: string;
  person?: string;
}

export interface ProposeAdviceShown {
  verdict: string;
  reason?: string;
  by?: string;
}

export interface ProposeVerdictShown {
  framework: string;
  verdict?: string;
  reason?: string;
  advice?: ProposeAdviceShown;
}

export interface ProposeParked {
  reason?: string;
  who?: string;
  when?: string;
}

export interface ProposeShown {
  id: string;
  theme: string;
  parent?: string;
  order: number;
  from: string[];
  ideas: string[];
  version: number;
  title: string;
  text: string;
  lead?: string;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
  before?: ProposeWords;
  lead_state: ProposeLeadShown;
  checks: ProposeVerdictShown[];
  stale: string[];
  warnings: string[];
  missing: string[];
  parked?: ProposeParked;
  state?: string;
}

export interface ProposeFormShown {
  id: string;
  table: number;
  theme: string;
  from: string[];
  title: string;
  text: string;
  lead?: string;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
  missing: string[];
  proposal?: string;
}

export interface ProposeAsked {
  proposal: string;
  title: string;
  said?: string;
}

export interface ProposeLead {
  person?: string;
  text?: string;
}

export interface ProposeDraft {
  id: string;
  theme: string;
  from?: string[];
  title: string;
  text: string;
  lead?: ProposeLead;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
}

export interface ProposeAmend {
  id: string;
  version?: number;
  title?: string;
  text?: string;
  lead?: ProposeLead;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
}

export interface ProposePoint {
  id: string;
  theme?: string;
  from?: string[];
  title: string;
  text: string;
  lead?: ProposeLead;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
}

export interface ProposeSplit {
  id: string;
  version?: number;
  points: ProposePoint[];
}

export interface ProposePark {
  id: string;
  reason?: string;
  who?: string;
  when?: string;
}

export interface ProposeWithdraw {
  id: string;
}

export interface ProposeCheck {
  proposal: string;
  version?: number;
  framework: string;
  verdict: string;
  reason?: string;
}

export interface ProposeAdvise {
  proposal: string;
  version?: number;
  framework: string;
  by?: string;
  verdict: string;
  reason?: string;
}

export interface ProposeTakeBackAdvice {
  proposal: string;
  framework: string;
}

export interface ProposeFillForm {
  id: string;
  table: number;
  theme?: string;
  from?: string[];
  title?: string;
  text?: string;
  lead?: string;
  needs_yes_from?: string[];
  first_step?: string;
  due?: string;
  numbers?: Record<string, string>;
}

export interface ProposeDropForm {
  id: string;
}

export interface ProposePutForward {
  form: string;
  id: string;
}

export interface ProposeAnswerLead {
  proposal: string;
  yes: boolean;
}

export interface DecideOption {
  id: string;
  version?: number;
}

export interface DecideResult {
  proposal: string;
  version: number;
  outcome?: string;
  passed: boolean;
  answered: number;
  counts?: Record<string, number>;
  via?: Record<string, number>;
  limit?: string;
}

export interface DecideObjectionSaid {
  label: string;
  proposal: string;
  reason?: string;
}

export interface DecideRoundShown {
  id: string;
  order: number;
  method: string;
  params: unknown;
  choices: string[];
  secrecy: string;
  poll?: boolean;
  proposals: DecideOption[];
  status: string;
  repair: number;
  began: number;
  electorate: number;
  results?: DecideResult[];
  objections?: DecideObjectionSaid[];
}

export interface DecideTurnout {
  electorate: number;
  answered: number;
  assisted?: number;
  left?: number;
}

export interface DecideVoter {
  round: string;
  person: string;
  answered: boolean;
  via?: string;
  at?: number;
}

export interface KindAnswer {
  choice: string;
  words?: string;
  tell?: string;
}

export interface DecideBallot {
  round: string;
  answers: Record<string, KindAnswer>;
  objections?: string[];
  via?: string;
}

export interface DecideStanding {
  proposal: string;
  outcome?: string;
  round?: string;
  rounds: string[];
}

export interface DecideSum {
  framework: string;
  measure: string;
  unit: string;
  max: string;
  used: string;
  left: string;
}

export interface DecideSaidShown {
  round: string;
  concerns?: Record<string, string[]>;
  needs?: Record<string, string[]>;
  shown?: Record<string, string[]>;
}

export interface DecideGivenShown {
  person: string;
  via: string;
  answers: Record<string, KindAnswer>;
  name?: string;
}

export interface DecideNamesShown {
  round: string;
  given: DecideGivenShown[];
}

export interface DecideUndoable {
  act?: string;
  kind?: string;
  touched?: string[];
  blocked?: string;
}

export interface DecideChange {
  proposal: string;
  what: string;
  was?: string;
  then?: string;
}

export interface DecideMoment {
  to: number;
  kind: string;
  touched: string[];
  decided: number;
  stay: number;
  changes: DecideChange[];
}

export interface DecideMoments {
  blocked?: string;
  seen: number;
  list: DecideMoment[];
}

export interface DecideStepped {
  reason?: string;
}

export interface DecideOpen {
  id: string;
  proposals: DecideOption[];
  method?: string;
  params?: unknown;
  secrecy?: string;
  poll?: boolean;
}

export interface DecideCast {
  round: string;
  answers: Record<string, KindAnswer>;
}

export interface DecidePile {
  people: string[];
  answers: Record<string, KindAnswer>;
}

export interface DecideEnter {
  round: string;
  piles: DecidePile[];
}

export interface DecideClose {
  round: string;
  found?: Record<string, boolean>;
  answers?: boolean;
}

export interface DecideVoid {
  round: string;
}

export interface DecideShowWords {
  round: string;
  proposal: string;
  words: string[];
}

export interface DecideUndo {
  act?: string;
}

export interface DecideStepBack {
  to: number;
  reason: string;
  seen?: number;
}

export interface PlanStop {
  proposal: string;
  theme: string;
  title: string;
  outcome: string;
  concerns?: number;
}

export interface PlanNotIn {
  proposal: string;
  title: string;
  outcome: string;
}

export interface PlanLine {
  sealed: boolean;
  stops: PlanStop[];
  code?: string;
  open: string[];
  not_in_plan: PlanNotIn[];
}

export interface PlanHeed {
  proposal: string;
  concerns: string[];
}

export interface PlanPartOf {
  proposal: string;
  title: string;
  outcome?: string;
  in_plan?: boolean;
  method?: string;
  reason?: string;
  who?: string;
  when?: string;
}

export interface PlanTrace {
  id: string;
  in: PlanPartOf[];
}

export interface PlanQuotable {
  ideas: string[];
  read: string[];
}

export interface PlanCitedCard {
  idea: string;
  taken_out?: string;
}

export interface PlanItem {
  id: string;
  proposal: string;
  case?: string;
  table?: number;
  field: string;
  text: string;
  ticked: boolean;
}

export interface PlanTick {
  items: string[];
}

export interface PlanWithhold {
  ideas: string[];
}

export interface PlanSeal {
}

export interface FinishHanded {
  to: string;
  date: string;
  time: string;
}

export interface FinishEnd {
  signing: boolean;
  signatures: number;
  phones?: number;
  handed_over?: FinishHanded;
  closed: boolean;
}

export interface FinishMine {
  signed: boolean;
}

export interface FinishList {
  done: string[];
}

export interface FinishOpenSigning {
}

export interface FinishSign {
}

export interface FinishTakeBack {
}

export interface FinishCosign {
  key: string;
  signature: string;
}

export interface FinishHandOver {
  to: string;
  date: string;
  time: string;
}

export interface FinishTick {
  item: string;
  done: boolean;
}

export interface FinishClose {
}

export interface AdoptReason {
  framework: string;
  text: string;
}

export interface AdoptVerdict {
  plan: string;
  answer: string;
  body: string;
  date: string;
  question?: string;
  reasons?: AdoptReason[];
}

export interface AdoptRecord {
  plan: string;
  expected: string[];
  verdicts: AdoptVerdict[];
}

export interface AdoptAnswer {
  proposal: string;
  text: string;
  body: string;
  date: string;
}

export interface AdoptReplies {
  proposal: string;
  said: AdoptAnswer[];
}

export interface AdoptExpect {
  date: string;
}

export interface AdoptDecide {
  plan: string;
  answer: string;
  body: string;
  date: string;
  question?: string;
  reasons?: AdoptReason[];
}

export interface AdoptReply {
  proposal: string;
  text: string;
  body: string;
  date: string;
}

export interface CorrectCorrection {
  id: string;
  proposal?: string;
  says: string;
  reads: string;
  why: string;
  date: string;
  right: number;
}

export interface CorrectMade {
  plan: string;
  corrections: CorrectCorrection[];
}

export interface CorrectAnswers {
  right: number;
  wrong: number;
}

export interface CorrectAsked {
  id: string;
  proposal?: string;
  says: string;
  reads: string;
  why: string;
  answers?: CorrectAnswers;
  enough?: boolean;
}

export interface CorrectMine {
  right: Record<string, boolean>;
}

export interface CorrectPropose {
  id: string;
  proposal?: string;
  says: string;
  reads: string;
  why: string;
}

export interface CorrectAnswer {
  id: string;
  right: boolean;
}

export interface CorrectWithdraw {
  id: string;
}

export interface CorrectPublish {
  id: string;
  date: string;
}

export interface FollowResponse {
  text: string;
  date: string;
  from: string;
  taken_out?: string;
}

export interface FollowWorking {
  id: string;
  name: string;
  does: string;
  proposals: string[];
  date: string;
  from: string;
  taken_out?: string;
  ended?: FollowResponse;
}

export interface FollowSuccessor {
  proposal?: string;
  title: string;
  address: string;
  code: string;
  date: string;
}

export interface FollowCourse {
  evaluation: string[];
  evaluated: FollowResponse[];
  groups: FollowWorking[];
  replaced: FollowSuccessor[];
}

export interface FollowLead {
  lead: string;
  date: string;
  from: string;
}

export interface FollowSaid {
  id: string;
  text: string;
  taken_out?: string;
}

export interface FollowUpdate {
  id: string;
  status: string;
  text?: string;
  date: string;
  from: string;
  right: number;
  wrong: number;
  said?: FollowSaid[];
  responses?: FollowResponse[];
  taken_out?: string;
}

export interface FollowAction {
  proposal: string;
  status: string;
  due?: string;
  lead?: string;
  named?: FollowLead[];
  updates: FollowUpdate[];
  helping: number;
}

export interface FollowOwn {
  answer: string;
  text?: string;
}

export interface FollowMine {
  answers: Record<string, FollowOwn>;
  helps: string[];
}

export interface FollowHelper {
  proposal: string;
  person: string;
}

export interface FollowUnread {
  words: string;
  update: string;
  proposal: string;
  text: string;
}

export interface FollowTeam {
  helpers: FollowHelper[];
  unread: FollowUnread[];
}

export interface FollowNameLead {
  proposal: string;
  lead: string;
  date: string;
}

export interface FollowPost {
  id: string;
  proposal: string;
  status: string;
  text?: string;
  date: string;
}

export interface FollowRespond {
  update: string;
  text: string;
  date: string;
}

export interface FollowAnswer {
  update: string;
  answer: string;
  text?: string;
}

export interface FollowHelp {
  proposal: string;
  help: boolean;
}

export interface FollowShowWords {
  words: string;
}

export interface FollowFormGroup {
  id: string;
  name: string;
  does: string;
  proposals: string[];
  date: string;
}

export interface FollowEndGroup {
  id: string;
  reason: string;
  date: string;
}

export interface FollowSetEvaluation {
  date: string;
}

export interface FollowEvaluate {
  text: string;
  date: string;
}

export interface FollowReplace {
  proposal?: string;
  title: string;
  address: string;
  code: string;
  date: string;
}

export interface FollowTakeOut {
  kind: string;
  id?: string;
  n?: number;
}

export interface FollowGiveLink {
  link: string;
  proposal: string;
}

export interface FollowEndLink {
  link: string;
}

export interface LiveHall {
  screens?: Record<string, number>;
  writing: number;
  trying?: boolean;
}

export interface LiveOnline {
  screens: number;
}

export interface LiveHelp {
  since: number;
  going?: boolean;
  first?: boolean;
}

export interface LiveMine {
  help: boolean;
  remind?: string;
  asked?: number;
}

export interface LiveHead {
  entry: number;
  hash: string;
  key: string;
}

export interface LiveCaptionLine {
  text: string;
  open?: boolean;
}

export interface LiveAskHelp {
  first?: boolean;
}

export interface LiveHelpGoing {
  person: string;
}

export interface LiveHelpDone {
  person: string;
}

export interface LiveTyping {
  on: boolean;
}

export interface LiveRemind {
  round: string;
}

export interface LiveTryScreen {
  on: boolean;
}

export interface LiveCaption {
  text: string;
  done?: boolean;
}

export interface IntakeState {
  person: string;
  agreed?: number;
  team?: boolean;
  stale?: boolean;
  permitted?: number;
  told?: boolean;
  stopped?: boolean;
  pin?: boolean;
  unread?: number;
  young?: boolean;
}

export interface IntakeAppointment {
  day?: string;
  time?: string;
  place?: string;
  caller?: string;
}

export interface IntakeArranged {
  day?: string;
  time?: string;
  place?: string;
  caller?: string;
  off?: IntakeAppointment;
  replies?: string[];
}

export interface KindChoice {
  id: string;
  text: string;
}

export interface IntakeQuestion {
  id: string;
  kind: string;
  text: string;
  hint?: string;
  choices?: KindChoice[];
  use?: string;
  more?: boolean;
  order: number;
  answered?: boolean;
}

export interface IntakePointShown {
  id: string;
  text: string;
  told?: boolean;
}

export interface KindSomeone {
  name: string;
  phone?: string;
}

export interface IntakeAnswerShown {
  question: string;
  choices?: string[];
  text?: string;
  moment?: string;
  place?: string;
  people?: KindSomeone[];
  team?: boolean;
  at: number;
}

export interface IntakeNeed {
  id: string;
  choice?: string;
  text: string;
  state: string;
  reply?: string;
  owner?: string;
  due?: string;
}

export interface IntakeCompanion {
  id: string;
  name?: string;
  as: string;
  voice: boolean;
}

export interface IntakeMessage {
  id: string;
  text: string;
  team?: boolean;
  at: number;
  number: number;
  read?: boolean;
}

export interface IntakeOffer {
  id: string;
  theme: string;
  text: string;
  state: string;
  instead?: string;
  team?: boolean;
  at: number;
  card?: string;
}

export interface IntakeLook {
  account: string;
  at: number;
}

export interface IntakeTries {
  id: string;
  result: string;
  note?: string;
  at: number;
}

export interface IntakeSent {
  id: string;
  way: string;
  state: string;
  about?: string;
  reason?: string;
  tries?: number;
  at: number;
}

export interface IntakePoint {
  id: string;
  text: string;
}

export interface KindQuestion {
  id: string;
  kind: string;
  text: string;
  hint?: string;
  choices?: KindChoice[];
  use?: string;
  more?: boolean;
}

export interface IntakeScript {
  points: IntakePoint[];
  questions: KindQuestion[];
}

export interface IntakeBegin {
  person: string;
  script: IntakeScript;
}

export interface IntakePutQuestions {
  script: IntakeScript;
}

export interface IntakeSetContact {
  field: string;
  text: string;
}

export interface IntakePlan {
  day?: string;
  time?: string;
  place?: string;
  caller?: string;
}

export interface IntakeAttempt {
  id: string;
  result: string;
  note?: string;
}

export interface IntakeTell {
  points: string[];
}

export interface IntakeAnswer {
  question: string;
  choices?: string[];
  text?: string;
  moment?: string;
  place?: string;
  people?: KindSomeone[];
}

export interface IntakeUnanswer {
  question: string;
}

export interface IntakeEndWish {
}

export interface IntakePermit {
  given: boolean;
}

export interface IntakeAgree {
}

export interface IntakeAddNeed {
  id: string;
  text: string;
}

export interface IntakeSetNeed {
  id: string;
  owner?: string;
  due?: string;
  state: string;
  reply?: string;
}

export interface IntakeDropNeed {
  id: string;
}

export interface IntakeBring {
  id: string;
  name?: string;
  as: string;
  voice: boolean;
}

export interface IntakeStayHome {
  id: string;
}

export interface IntakeWrite {
  id: string;
  text: string;
}

export interface IntakeTakeBack {
  id: string;
}

export interface IntakeRead {
  id: string;
}

export interface IntakeInvite {
  id: string;
  way: string;
  state: string;
}

export interface IntakeMail {
  id: string;
  about: string;
  state: string;
  reason?: string;
  tries?: number;
}

export interface IntakeStop {
}

export interface IntakeResume {
}

export interface IntakeOfferPoint {
  id: string;
  theme: string;
  text: string;
}

export interface IntakeAllowPoint {
  id: string;
  given: boolean;
  instead?: string;
}

export interface IntakeDropPoint {
  id: string;
}

export interface IntakePlacePoint {
  id: string;
  card: string;
  state: string;
}

export interface IntakeOpen {
  account: string;
}

export interface IntakeSetPin {
  hash: string;
}

export interface IntakeInvitation {
  id: string;
  way: string;
  state: string;
  about?: string;
  reason?: string;
  tries?: number;
}

export interface IntakeSummary {
  person: string;
  name?: string;
  phone?: string;
  email?: boolean;
  step: string;
  plan?: IntakeAppointment;
  tries?: number;
  last?: string;
  invited?: IntakeInvitation[];
  told?: number;
  points?: number;
  unread?: number;
  instead?: number;
  needs?: IntakeNeed[];
  stopped?: boolean;
  permitted?: boolean;
  agreed?: number;
  bring?: IntakeCompanion[];
  leaves?: string;
  theme?: string;
  after?: boolean;
  invites?: KindSomeone[];
}

/** What screens see: section name to shape. */
export interface Sections {
  "people.hall": PeopleHall;
  "people.person": PeoplePerson;
  "people.me": PeoplePerson;
  "prepare.meeting": PrepareMeeting;
  "prepare.themes": PrepareTheme[];
  "prepare.framework": PrepareFrameworkShown;
  "prepare.agenda": PrepareItem[];
  "prepare.invitations": PrepareAim[];
  "prepare.style": PrepareSetStyle;
  "prepare.logo": PrepareSetLogo;
  "prepare.quoting": PrepareSetQuoting;
  "prepare.former": PrepareFormerShown;
  "prepare.questions": PrepareQuestion[];
  "meet.now": MeetNow;
  "meet.out": MeetOut;
  "practice.round": PracticeRound;
  "practice.turnout": PracticeTurnout;
  "practice.voter": PracticeVoter;
  "practice.mine": PracticeMine;
  "floor.list": FloorList;
  "floor.balance": FloorShare[];
  "floor.mine": FloorMine;
  "tables.table": TablesShown;
  "tables.hall": TablesSeated[];
  "tables.layout": TablesLayout;
  "tables.apart": TablesApart[];
  "tables.guest": TablesGuest;
  "tables.device": TablesSpot;
  "tables.mine": TablesGuest;
  "casework.case": CaseworkShown;
  "casework.note": CaseworkNoteShown;
  "casework.table": CaseworkTableShown;
  "casework.mine": CaseworkMine;
  "casework.own": CaseworkNoteShown;
  "ideas.idea": IdeasCard;
  "ideas.cluster": IdeasGroup;
  "ideas.board": IdeasBoard;
  "ideas.alike": IdeasAlike;
  "ideas.of_note": IdeasOfNote;
  "ideas.mine": IdeasMine;
  "ideas.reacted": IdeasMyReactions;
  "propose.proposal": ProposeShown;
  "propose.form": ProposeFormShown;
  "propose.asked": ProposeAsked;
  "decide.round": DecideRoundShown;
  "decide.turnout": DecideTurnout;
  "decide.voter": DecideVoter;
  "decide.ballot": DecideBallot;
  "decide.proposal": DecideStanding;
  "decide.sums": DecideSum[];
  "decide.said": DecideSaidShown;
  "decide.names": DecideNamesShown;
  "decide.undo": DecideUndoable;
  "decide.moments": DecideMoments;
  "decide.stepped": DecideStepped;
  "plan.line": PlanLine;
  "plan.heed": PlanHeed;
  "plan.trace": PlanTrace;
  "plan.quotes": PlanQuotable;
  "plan.cited": PlanCitedCard[];
  "plan.reading": PlanItem[];
  "finish.end": FinishEnd;
  "finish.mine": FinishMine;
  "finish.list": FinishList;
  "adopt.record": AdoptRecord;
  "adopt.replies": AdoptReplies;
  "correct.made": CorrectMade;
  "correct.asked": CorrectAsked;
  "correct.mine": CorrectMine;
  "follow.course": FollowCourse;
  "follow.action": FollowAction;
  "follow.mine": FollowMine;
  "follow.team": FollowTeam;
  "live.hall": LiveHall;
  "live.online": LiveOnline;
  "live.help": LiveHelp;
  "live.me": LiveMine;
  "live.head": LiveHead;
  "live.caption": LiveCaptionLine;
  "talk.state": IntakeState;
  "talk.arranged": IntakeArranged;
  "talk.question": IntakeQuestion;
  "talk.points": IntakePointShown[];
  "talk.contact": Record<string, string>;
  "talk.answer": IntakeAnswerShown;
  "talk.need": IntakeNeed;
  "talk.companion": IntakeCompanion;
  "talk.message": IntakeMessage;
  "talk.offer": IntakeOffer;
  "talk.opened": IntakeLook[];
  "talk.tries": IntakeTries[];
  "talk.invited": IntakeSent[];
}

/** What may be asked: intent name to shape. */
export interface Asks {
  "people.list": PeopleList;
  "people.knock": PeopleKnock;
  "people.let_in": PeopleLetIn;
  "people.arrive": PeopleArrive;
  "people.leave": PeopleLeave;
  "people.leave_at": PeopleLeaveAt;
  "people.seat": PeopleSeat;
  "people.add_at_door": PeopleAddAtDoor;
  "people.take_back": PeopleTakeBack;
  "people.name": PeopleName;
  "people.erase": PeopleErase;
  "prepare.set_meeting": PrepareSetMeeting;
  "prepare.set_theme": PrepareSetTheme;
  "prepare.drop_theme": PrepareDropTheme;
  "prepare.set_framework": PrepareSetFramework;
  "prepare.drop_framework": PrepareDropFramework;
  "prepare.set_agenda": PrepareSetAgenda;
  "prepare.set_invitations": PrepareSetInvitations;
  "prepare.set_questions": PrepareSetQuestions;
  "prepare.set_style": PrepareSetStyle;
  "prepare.set_logo": PrepareSetLogo;
  "prepare.set_quoting": PrepareSetQuoting;
  "prepare.continue": PrepareContinue;
  "prepare.supersede": PrepareSupersede;
  "prepare.lock": PrepareLock;
  "prepare.renew": PrepareRenew;
  "prepare.open": PrepareOpen;
  "prepare.clarify": PrepareClarify;
  "meet.go_to": MeetGoTo;
  "meet.show": MeetShow;
  "meet.pause": MeetPause;
  "meet.resume": MeetResume;
  "meet.put_away": MeetPutAway;
  "meet.send_town_out": MeetSendTownOut;
  "meet.let_town_back": MeetLetTownBack;
  "meet.begin_private": MeetBeginPrivate;
  "meet.end_private": MeetEndPrivate;
  "meet.break_private": MeetBreakPrivate;
  "meet.think": MeetThink;
  "meet.stop_thinking": MeetStopThinking;
  "practice.open": PracticeOpen;
  "practice.answer": PracticeAnswer;
  "practice.close": PracticeClose;
  "floor.ask": FloorAsk;
  "floor.take_back": FloorTakeBack;
  "floor.give": FloorGive;
  "floor.done": FloorDone;
  "tables.set_up": TablesSetUp;
  "tables.wish": TablesWish;
  "tables.host": TablesHost;
  "tables.lay_out": TablesLayOut;
  "tables.place": TablesPlace;
  "tables.fix": TablesFix;
  "tables.discard": TablesDiscard;
  "tables.seat_late": TablesSeatLate;
  "tables.keep_apart": TablesKeepApart;
  "tables.stand": TablesStand;
  "casework.write": CaseworkWrite;
  "casework.drop": CaseworkDrop;
  "casework.give": CaseworkGive;
  "casework.note": CaseworkNote;
  "casework.rewrite": CaseworkRewrite;
  "casework.take_back": CaseworkTakeBack;
  "casework.finish": CaseworkFinish;
  "casework.reveal": CaseworkReveal;
  "ideas.add": IdeasAdd;
  "ideas.edit": IdeasEdit;
  "ideas.withdraw": IdeasWithdraw;
  "ideas.put_back": IdeasPutBack;
  "ideas.react": IdeasReact;
  "ideas.add_note": IdeasAddNote;
  "ideas.seed": IdeasSeed;
  "ideas.reveal": IdeasReveal;
  "ideas.release": IdeasRelease;
  "ideas.cluster": IdeasCluster;
  "ideas.rename_cluster": IdeasRenameCluster;
  "ideas.put": IdeasPut;
  "ideas.merge": IdeasMerge;
  "ideas.split_back": IdeasSplitBack;
  "ideas.move": IdeasMove;
  "ideas.hide": IdeasHide;
  "ideas.restore": IdeasRestore;
  "ideas.lock": IdeasLock;
  "ideas.unlock": IdeasUnlock;
  "ideas.take_out": IdeasTakeOut;
  "propose.draft": ProposeDraft;
  "propose.amend": ProposeAmend;
  "propose.split": ProposeSplit;
  "propose.park": ProposePark;
  "propose.withdraw": ProposeWithdraw;
  "propose.check": ProposeCheck;
  "propose.advise": ProposeAdvise;
  "propose.take_back_advice": ProposeTakeBackAdvice;
  "propose.fill_form": ProposeFillForm;
  "propose.drop_form": ProposeDropForm;
  "propose.put_forward": ProposePutForward;
  "propose.answer_lead": ProposeAnswerLead;
  "decide.open": DecideOpen;
  "decide.cast": DecideCast;
  "decide.enter": DecideEnter;
  "decide.close": DecideClose;
  "decide.void": DecideVoid;
  "decide.show_words": DecideShowWords;
  "decide.undo": DecideUndo;
  "decide.step_back": DecideStepBack;
  "plan.tick": PlanTick;
  "plan.withhold": PlanWithhold;
  "plan.seal": PlanSeal;
  "finish.open_signing": FinishOpenSigning;
  "finish.sign": FinishSign;
  "finish.take_back": FinishTakeBack;
  "finish.cosign": FinishCosign;
  "finish.hand_over": FinishHandOver;
  "finish.tick": FinishTick;
  "finish.close": FinishClose;
  "adopt.expect": AdoptExpect;
  "adopt.decide": AdoptDecide;
  "adopt.reply": AdoptReply;
  "correct.propose": CorrectPropose;
  "correct.answer": CorrectAnswer;
  "correct.withdraw": CorrectWithdraw;
  "correct.publish": CorrectPublish;
  "follow.name_lead": FollowNameLead;
  "follow.post": FollowPost;
  "follow.respond": FollowRespond;
  "follow.answer": FollowAnswer;
  "follow.help": FollowHelp;
  "follow.show_words": FollowShowWords;
  "follow.form_group": FollowFormGroup;
  "follow.end_group": FollowEndGroup;
  "follow.set_evaluation": FollowSetEvaluation;
  "follow.evaluate": FollowEvaluate;
  "follow.replace": FollowReplace;
  "follow.take_out": FollowTakeOut;
  "follow.give_link": FollowGiveLink;
  "follow.end_link": FollowEndLink;
  "live.ask_help": LiveAskHelp;
  "live.help_going": LiveHelpGoing;
  "live.help_done": LiveHelpDone;
  "live.typing": LiveTyping;
  "live.remind": LiveRemind;
  "live.try_screen": LiveTryScreen;
  "live.caption": LiveCaption;
  "talk.begin": IntakeBegin;
  "talk.put_questions": IntakePutQuestions;
  "talk.set_contact": IntakeSetContact;
  "talk.plan": IntakePlan;
  "talk.try": IntakeAttempt;
  "talk.tell": IntakeTell;
  "talk.answer": IntakeAnswer;
  "talk.unanswer": IntakeUnanswer;
  "talk.end_wish": IntakeEndWish;
  "talk.permit": IntakePermit;
  "talk.agree": IntakeAgree;
  "talk.add_need": IntakeAddNeed;
  "talk.set_need": IntakeSetNeed;
  "talk.drop_need": IntakeDropNeed;
  "talk.bring": IntakeBring;
  "talk.stay_home": IntakeStayHome;
  "talk.write": IntakeWrite;
  "talk.take_back": IntakeTakeBack;
  "talk.read": IntakeRead;
  "talk.invite": IntakeInvite;
  "talk.mail": IntakeMail;
  "talk.stop": IntakeStop;
  "talk.resume": IntakeResume;
  "talk.offer_point": IntakeOfferPoint;
  "talk.allow_point": IntakeAllowPoint;
  "talk.drop_point": IntakeDropPoint;
  "talk.place_point": IntakePlacePoint;
  "talk.open": IntakeOpen;
  "talk.set_pin": IntakeSetPin;
}

export const codes = ["unknown", "not_allowed", "sealed", "frameworks_locked", "wrong_phase", "paused", "private_time", "round_closed", "round_open", "not_in_electorate", "not_there", "version_changed", "done_later", "stopped", "too_few", "incomplete", "advice_missing", "check_missing", "check_stale", "check_failed", "limit_exceeded", "too_many", "too_long", "bad_value", "bad_ballot", "taken", "no_change", "malformed", "conflict", "unsure", "no_writes", "too_fast", "sign_in"] as const;
export type Code = (typeof codes)[number];

/** The ways of deciding with their answers; the first is the default. */
export const methods = {
  stand_behind: ["support", "support_with_concern", "not_yet"],
  consent: ["no_objection", "no_objection_with_concern", "objection"],
  majority: ["for", "against", "blank"],
} as const;
export type Method = keyof typeof methods;

/** The answer of who leaves it to the group, where a meeting offers that. */
export const toGroup = "to_group";

/** The files of the plan. */
export type PlanFile = "plan.html" | "plan.pdf" | "plan.odt" | "plan.docx" | "plan.md" | "decisions.csv" | "plan.json" | "summary.html" | "summary.pdf";

/** The files of the report. */
export type ReportFile = "report.html" | "report.pdf" | "report.odt" | "report.docx" | "report.md" | "report.json";

/** The files of the corrections. */
export type CorrectionsFile = "corrections.html" | "corrections.pdf" | "corrections.odt" | "corrections.docx" | "corrections.md" | "corrections.json";

/** The files of the answer of the municipality. */
export type AnswerFile = "answer.html" | "answer.pdf" | "answer.odt" | "answer.docx" | "answer.md" | "answer.json";
