/** Where the shop's events go. What is secret comes from the environment. */
export const connections = (environment) => [
  {
    id: 'storehouse',
    destination: 'webhook',
    settings: { sharedSecret: environment.STOREHOUSE_SECRET },
    subscriptions: [
      {
        action: 'send',
        name: 'Orders to pack',
        enabled: true,
        trigger: 'event = "Order Completed"',
        mapping: {
          url: environment.STOREHOUSE_URL,
          data: { order: { '@path': '$.properties.order_id' }, customer: { '@path': '$.userId' } },
        },
      },
    ],
  },
]
