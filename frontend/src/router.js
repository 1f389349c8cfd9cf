import { createRouter, createWebHistory } from 'vue-router'

/** Each view is its own chunk; `meta.title` names a text of the area `titles`. */
export const routes = [
  { path: '/', name: 'home', component: () => import('./views/HomeView.vue'), meta: { title: 'home' } },
  { path: '/label-a-model', redirect: { name: 'label-a-model', params: { phase: 'training' } } },
  {
    path: '/label-a-model/:phase(training|inference)',
    name: 'label-a-model',
    component: () => import('./views/LabelModelView.vue'),
    props: true,
    meta: { title: 'labelModel' },
  },
  {
    path: '/label/:uuid',
    name: 'label',
    component: () => import('./views/LabelView.vue'),
    props: true,
    meta: { title: 'label' },
  },
  {
    path: '/catalogue',
    name: 'catalogue',
    component: () => import('./views/CatalogueView.vue'),
    meta: { title: 'catalogue' },
  },
  {
    path: '/models/:id',
    name: 'model',
    component: () => import('./views/ModelView.vue'),
    props: true,
    meta: { title: 'model' },
  },
  {
    path: '/method',
    name: 'method',
    component: () => import('./views/MethodView.vue'),
    meta: { title: 'method' },
  },
  {
    path: '/accessibility',
    name: 'accessibility',
    component: () => import('./views/AccessibilityView.vue'),
    meta: { title: 'accessibility' },
  },
  {
    path: '/:path(.*)*',
    name: 'not-found',
    component: () => import('./views/NotFoundView.vue'),
    meta: { title: 'notFound' },
  },
]

/** @param {import('vue-router').RouterHistory} [history] */
export function createAppRouter(history = createWebHistory()) {
  return createRouter({
    history,
    routes,
    scrollBehavior(to, from, savedPosition) {
      if (savedPosition) return savedPosition
      if (to.hash) return { el: to.hash }
      return to.path === from.path ? false : { top: 0 }
    },
  })
}
