export { operatorPath } from './insights/index.ts'
export { type HelperPagesDeps, helperPages } from './pages/index.ts'
export { repairAction } from './repairs/index.ts'
export { type HelperRoutesDeps, helperRoutes } from './routes.ts'
export {
  explainer,
  forgetInvestigations,
  type HelperDeps,
  type HelperService,
  helperJobs,
  type OwnAccount,
  openHelper,
  type Seen,
  type Why,
  whyFor,
} from './service/index.ts'
