// The container Hawtio loads (module federation, without a build): it takes React, PatternFly and Hawtio from the
// host's share scope and adds our page as the first tab.
window.dunning = {
  init(scope) {
    this.scope = scope;
  },

  async get() {
    const names = ['react', '@patternfly/react-core', '@patternfly/react-table', '@hawtio/react'];
    const [react, core, table, host] = await Promise.all(names.map((name) => this.shared(name)));
    const { Page } = await import('/hawtio/dunning-tab/page.js');
    const plugin = () => {
      host.hawtio.addPlugin({
        id: 'dunning',
        title: 'Dunning',
        path: '/dunning',
        order: 0,
        component: Page({ react, core, table, jolokia: host.jolokiaService }),
        isActive: async () => true,
      });
    };
    return () => ({ plugin });
  },

  async shared(name) {
    const [version] = Object.values(this.scope[name]);
    return (await version.get())();
  },
};
