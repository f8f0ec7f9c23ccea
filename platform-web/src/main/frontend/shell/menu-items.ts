/**
 * Vaadin gives the items of its menus the attribute of options in a list (aria-selected), which items of a menu may not
 * have: screen readers then read out a choice that there is none of.
 */
interface Item extends HTMLElement {
  _selectedChanged?: (selected: boolean) => void;
}

for (const name of ['vaadin-menu-bar-item', 'vaadin-context-menu-item']) {
  void customElements.whenDefined(name).then((item) => {
    (item.prototype as Item)._selectedChanged = () => {};
  });
}
